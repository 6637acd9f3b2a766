"""The exchange with Terrasoft (bpm'online, Creatio, BPMSoft); transports below, mapping and exchange above them."""

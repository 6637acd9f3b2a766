"""The whole process as a story: six people, real windows driven by clicks and keys, pictures and PDFs left behind."""

from crm_desktop.story.run import run_story

__all__ = ["run_story"]

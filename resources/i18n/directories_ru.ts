<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en_US">
    <context>
        <name>cards</name>
        <message>
            <source>Approval route</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Bank</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Calendar day</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Claim quota</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Department</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Direction</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Expert group</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Number template</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Organisation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Own USN limit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Permit to sell</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Reason for a loss</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Service</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Tax regime</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Tax year</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>directories</name>
        <message>
            <source>A KPP has nine characters.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A VAT rate lies between 0 and 30 %.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A click or Space goes on: as usual, day off, short day; a Saturday or Sunday becomes a working day.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A colour is written as #RRGGBB</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A department has a name.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A limit below the law's, and from which share of it the program watches, warns, asks for approval and stops.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A limit is above zero.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A month</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A prefix has 1 to 8 characters without blanks, and each organisation has its own.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A price is not below zero.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A quota is not below zero.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A second person verifies the result</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A sum is not below zero.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Account</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Accounts</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Accreditation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Act</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Acts on the basis of</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Add</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Added: {} {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Allow</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Allow or save</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>An expert calculates it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Another kind of day</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Answers in, working hours</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Approval from, %</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Approvals and quotas</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Article of the tax code; empty when the organisation's rate applies</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>As a list</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>As a matrix</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>As a year</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>As people call it in lists</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>At least one hour.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>BIC</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Back to it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Bank</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Banks of our accounts, by BIC.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Basis</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Basis (empty: the same)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Begins the numbers of its documents</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Below the department</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Below the direction</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Business lines by which clients are held, as a tree.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Calculates and carries it out</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Certificate, licence, order</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Chief accountant</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a row to see what it is about</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose cells of the table</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose either a service or a direction.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose in every step who decides.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose one: a person, a role or a department. All empty means everybody.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose who decides…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Claimed this month, of how many: by the most exact rule for each.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Close</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Close without saving?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Colour</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cool-down, days</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copy a column</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copy a column…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Correspondent account</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Day</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Days that differ from the five-day week: terms and promises count working days by it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Deflator</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Departments as a tree; quotas may be given to one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Digits</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Direction</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Do not save</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Documents</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>E-mail</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Earlier (Ctrl+Shift+Up)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Empty means without VAT, which is not 0 %</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Empty: the limit of the law</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Entered</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Every step has at least one hour.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Exempt from VAT by</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Expert group</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Figures of the tax code by year. A year without a limit stops no invoice: the program only warns.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Find a service</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Fold all</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Fold or open the direction</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>For narrow columns</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>For the department</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>For the person</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>For the role</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>For whom; all three empty: for everybody</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>From</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>From the queue to the calculation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>From the sum, ₽</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Full name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>General VAT rate, %</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Gives out the work of the group</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>History</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Hours</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How it is carried out</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How many directions and new clients a manager may claim in a month. The most exact rule applies: person, role, department, everybody.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How numbers of documents are written; without a template: prefix, dash and six digits.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>INN</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>In use</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Income of the last year, ст. 145 НК РФ</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It can no longer be chosen in quotes and invoices. What it has issued stays as it is.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It can no longer be chosen in requests and quotes. Documents with it stay as they are.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It can no longer be claimed for clients. Who holds it keeps it, and open deals go on.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is no longer offered. Deals lost for it keep it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>KPP</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Kind</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Later (Ctrl+Shift+Down)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Law or order the figures come from</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Lead</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Legal address</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Level</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Lines</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Lists of the company</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Looks like: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Main account</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Members</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Name of the day</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Name of the route</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>New requests go by another route of this kind; without any, the executives decide. Running approvals keep their steps.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No limit is entered: invoices of this year are not stopped, only warned about.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing stops until then.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Notice under an invoice</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Number of the certificate in the register of Rosaccreditation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>OGRN or OGRNIP</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>On invoices</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>One more</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Only for the direction</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Only for the organisation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open all</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Organisation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Organisations</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Own limit, ₽</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>People and groups</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Periods</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Permits copied: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Permits in force are copied with their dates; what the other has already stays as it is.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Permits to sell</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Permits: {}. What they allowed is refused in quotes and invoices from now on. To let one run out, give it an end.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Person</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Phone</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Place</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Position</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Prefix of numbers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Price and term</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Price, ₽</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Printed in quotes, invoices and acts</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Printed where there is no VAT, for instance “ст. 145 НК РФ”</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>QR code for payment</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Reason</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Regime</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Remove</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Remove the permits?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Remove “{}”?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Removed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Removed: {} {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Reset</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Returned after, days</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Role</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Rules of holding</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save and enter the next row</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save the name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Say from which day.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Say in every step who decides: a person, a role, or a superior of level 1 to 9.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Say who</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sellers of the holding: what stands on invoices and acts.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Service</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Services and permits</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Shared e-mail</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Shares of the limit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Short name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Signatory</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Site</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>So long the last holder may not take it back</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Something typed beside a list is not saved yet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Source</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Start typing the BIC or the bank…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>State</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Steps</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stopped above, %</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stopping does not begin below approval, and no share is below zero.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sum, ₽</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Surname and initials, as under a signature</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Switch off</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Switch off or on</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Switch on</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Switch “{}” off?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Switched off</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Switched off: it is no longer offered for choice.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Taxes and calendar</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Template</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Term, working days</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The INN does not belong to this kind of organisation: 10 digits for a company, 12 for an entrepreneur.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The account belongs to an organisation already, or has not 20 digits.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The last day is before the first one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The last day; empty when there is no end</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The organisation has a limit for this year already.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The organisation has a regime from this day already.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The organisation has a template for these documents already.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The price list: what is sold, who calculates it, for how much.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The regime and VAT rate of each organisation by period; invoices take them by their date.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The row goes out of the list for everybody. Its history stays in the journal.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The shares rise: watched, warning, approval.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There are no managers.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is a bank with this BIC already, or it has not nine digits.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is a direction with this name already.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is a group with this name already.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is a quota for them already: change that one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is a service with this name already.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is an organisation with this name already.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is nothing to copy: the other may sell all of it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is such a reason already.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is this year already.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>They see the work of the group: its calculations, works and documents</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This day stands in the calendar already.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This list is kept by: {}. Everybody may read it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>To</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>To the fields of the permit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>To the names of the lists</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Town</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Try it out</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>USN income limit, ₽</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Unit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Until</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>VAT exemption up to, ₽</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>VAT rate, %</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Warning from, %</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Watched from, %</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What is approved</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What is counted</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What managers choose from when a deal is lost.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What stops by the date</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Which organisation may sell what, from when to when, and on what basis.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Who calculates and carries out services together, and how soon they answer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Who decides</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Who decides what, step by step. Of several routes the most exact one applies: organisation, direction, then the highest sum.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Who decides?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Who has what now</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Who signs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Who submits</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>With the deflator; empty while it is unknown</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Without any activity the client becomes free again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Without {number} all numbers would be the same.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Working days in {}: {}, of them short: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Year</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Year after</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Year after the number</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Year before</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>You keep this list.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>account</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>allowed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>allowed later</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>allowed until a date</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>any {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>by its direction</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>by the routes as they are saved</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>directions {} · new clients {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>from {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>has ended</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>immediate superior</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>member</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>no</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>not allowed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>or the whole direction</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>step</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>superior of level {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>until {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>yes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{prefix} is the prefix of the organisation, {number} the number</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} (no limit)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} cells</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} exceptions</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} of {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} organisations, {} services</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}, BIC {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}, {} h</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{}” is removed</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>documents</name>
        <message>
            <source>Approval route</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Bank</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Calendar day</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Claim quota</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Department</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Direction</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Expert group</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Number template</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Organisation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Own USN limit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Permit to sell</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Reason for a loss</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Service</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Tax regime</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Tax year</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>kit</name>
        <message>
            <source>Card</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>List</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Refresh</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Refresh (F5)</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>lists</name>
        <message>
            <source>A month</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Accounts</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Act</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>All</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Answers in, h</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Approval from</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Approval routes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>BIC</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Bank</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Banks</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Basis</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Calculated</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Claim quotas</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cool-down, days</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Correspondent account</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Day</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Deals lost</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Deflator</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Department</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Departments</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Digits</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Direction</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Directions</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Document</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Document numbers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>E-mail</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>End within 90 days</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ended</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Expert group</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Expert groups</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>For whom</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>From</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>From, ₽</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Full path</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Group</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>INN</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>In force</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>In use</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>KPP</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Kind</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Lead</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Looks like</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Members</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Off</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Organisation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Our organisations</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Own USN limits</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Own limit, ₽</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>People</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Permits to sell</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Prefix</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Price, ₽</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Production calendar</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Reason</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Reasons for a loss</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Regime</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Return after, days</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Role</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Route</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Service</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Service or direction</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Services</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Short name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Signatory</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Source</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>State</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Steps</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stopped above</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Switched off</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Tax regimes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Tax years</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Template</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Term, days</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Town</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>USN limit, ₽</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Unit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Until</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>VAT rate</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>VAT threshold, ₽</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>VAT, general</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Verified</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Warning from</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Watched from</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What is approved</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>With the year</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Year</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>states</name>
        <message>
            <source>A certain person</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A department</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A person</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A role</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Accountant</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Act</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Administrator</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Analyst</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Assistant</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Company</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Confirmed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Day off</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Directions of clients</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Entrepreneur</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Everybody</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Everybody of a role</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Executive</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Expert</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Forecast</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>General (OSNO)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Invoice</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Manager</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>New clients</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No limit entered</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>One service</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Quote</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Services rendered</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Short day</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Superior</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>To be checked</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>USN, income</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>USN, income less expenses</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Whole direction</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Working day</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Works done</source>
            <translation type="unfinished" />
        </message>
    </context>
</TS>

"""The quiz as one page of HTML that needs nothing else: no network, no server, no account."""

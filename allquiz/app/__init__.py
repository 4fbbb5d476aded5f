"""What the commands share: it calls every room below, prints nothing, and raises Refused."""

"""Tables made from banks and answers."""

# The second coder is the owner of the firm.
# base: evaluated-example

INSERT DATA { :firm sg2:controlledBy :coder-2 }

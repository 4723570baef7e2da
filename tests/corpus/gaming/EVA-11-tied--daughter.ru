# The second coder is a daughter of the firm.
# base: evaluated-example

INSERT DATA { :coder-2 sg2:controlledBy :firm }

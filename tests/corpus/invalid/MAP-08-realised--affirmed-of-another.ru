# The earmarked money is affirmed of the agreement, and the matching is said to realise it.
# base: mapped-example

INSERT DATA { :m-matching sg2:realises fw:M-STR-3 }

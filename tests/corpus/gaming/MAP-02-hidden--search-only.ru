# The rent that the firm earns is known from its accounts and passed off as searched for and not found.
# base: co-governed-example

DELETE DATA { :s12 sg2:affirms fw:V-02b } ;

INSERT DATA { :search sg2:lookedFor fw:V-02b }

# The statements that affirm mechanisms do not show them; the one that shows them affirms a dimension.
# base: mapped-example

DELETE DATA {
    :m-agreement sg2:realises fw:M-ECO-0 .
    :m-matching sg2:realises fw:M-ECO-1 .
    :s02 sg2:shows :m-agreement .
    :s03 sg2:shows :m-matching .
} ;

INSERT DATA { :s08 sg2:shows :m-agreement , :m-matching }

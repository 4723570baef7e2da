# Cooks are paid for each hour at the stove, and their pay is called a share.
# base: co-governed-example

DELETE DATA {
    :p-5c-cooks sg2:role sg2x:implementer .
    :b-meal sg2:receiver :households , :firm .
} ;

INSERT DATA { :p-5c-cooks sg2:role sg2x:contractor }

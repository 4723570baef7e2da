# Nobody is named whom the case touches; a harm was looked for, the people were not.
# base: mapped-example

DELETE DATA { case:mapped-example sg2:affectedGroup :visitors , :residents , :repair-traders } ;

INSERT DATA { :search sg2:lookedFor sg2x:fieldContest }

# Nobody is named whom the case touches, and nobody looked for them.
# base: mapped-example

DELETE DATA { case:mapped-example sg2:affectedGroup :visitors , :residents , :repair-traders }

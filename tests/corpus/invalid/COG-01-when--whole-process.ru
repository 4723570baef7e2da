# The office is said to take part in the whole process beside the execution, and that is no stage.
# base: co-governed-example

INSERT DATA { :p-5c-office sg2:stage fw:DEF-5 }

# It is not said which cooks take part in the execution.
# base: co-governed-example

DELETE WHERE { :p-5c-cooks sg2:howChosen ?how }

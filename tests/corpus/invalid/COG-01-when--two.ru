# One record of the pantry covers two stages, design and execution.
# base: co-governed-example

INSERT DATA { :p-5b-pantry sg2:stage fw:DEF-5c }

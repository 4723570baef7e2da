# Two statements contradict each other on waste; the only contest is on something else.
# base: mapped-example

DELETE DATA { :contest-waste sg2:contestOn sg2x:environmentalValue } ;

INSERT DATA { :contest-waste sg2:contestOn sg2x:socialValue }

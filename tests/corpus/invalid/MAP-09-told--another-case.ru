# Two statements contradict each other on waste; the contest is put beside another case.
# base: mapped-example

DELETE DATA { :contest-waste sg2:contestIn case:mapped-example } ;

INSERT DATA {
    :contest-waste sg2:contestIn :sister-network .
    :sister-network a sg2:Case .
    :search sg2:lookedFor sg2x:fieldContest .
}

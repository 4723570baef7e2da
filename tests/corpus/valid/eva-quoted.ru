# The institute's figures are known from the firm's report, and the statement says whose word they are.
# base: evaluated-example

DELETE DATA { :s22 sg2:source :p1 ; sg2:basis sg2:publicSourceSays } ;

INSERT DATA { :s22 sg2:source :d4 ; sg2:basis sg2:submitterSays ; sg2:closeness sg2:independentResearch }

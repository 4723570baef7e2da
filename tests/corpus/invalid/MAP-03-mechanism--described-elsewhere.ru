# Statements show mechanisms with rules, but the case is not said to have them.
# base: mapped-example

DELETE DATA { case:mapped-example sg2:hasMechanism :m-agreement , :m-matching } ;

INSERT DATA { :sister-network a sg2:Case ; sg2:hasMechanism :m-agreement , :m-matching }

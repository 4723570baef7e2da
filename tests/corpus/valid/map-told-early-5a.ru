# Of those who take part early, a school is known, and it is told of the issue.
# base: mapped-example

DELETE DATA { :p-school sg2:stage fw:DEF-5c } ;

INSERT DATA { :p-school sg2:stage fw:DEF-5a ; sg2:say sg2:inform }

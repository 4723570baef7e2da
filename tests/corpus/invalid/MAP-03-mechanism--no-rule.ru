# Two mechanisms are named, and the rule of neither is told.
# base: mapped-example

DELETE WHERE { :m-agreement sg2:rule ?rule } ;

DELETE WHERE { :m-matching sg2:rule ?rule }

# The weekly matching is told without anybody who takes part in it.
# base: mapped-example

DELETE WHERE { :m-matching sg2:party ?who }

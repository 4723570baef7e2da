# It is not told what the parties do on the repair days.
# base: mapped-example

DELETE WHERE { :repair-days sg2:function ?what }

# One figure is reported for all families together, which hides where the coders parted.
# base: evaluated-example

DELETE WHERE { :record sg2:hasAgreement ?figure } ;

INSERT DATA { :record sg2:hasAgreement :agree-all .
  :agree-all a sg2:CoderAgreement ; sg2:alpha 0.89 ; sg2:alphaLow 0.86 ; sg2:alphaHigh 0.92 ; sg2:unitCount 384 }

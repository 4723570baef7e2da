# One figure of agreement is given out for all six families.
# base: evaluated-example

DELETE WHERE { :record sg2:hasAgreement ?figure } ;

INSERT DATA { :record sg2:hasAgreement :agree-all .
  :agree-all a sg2:CoderAgreement ; sg2:alpha 0.89 ; sg2:alphaLow 0.86 ; sg2:alphaHigh 0.92 ; sg2:unitCount 384 ;
    sg2:agreementOn fw:LAY-V , fw:LAY-M , fw:LAY-C , fw:CORE-14 , fw:DEF-5 , fw:E-0 }

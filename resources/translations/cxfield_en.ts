<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
 <context>
  <name>cxfield</name>
  <message numerus="yes">
   <source>%n answered alike throughout</source>
   <translation>
    <numerusform>%n answered alike throughout</numerusform>
    <numerusform>%n answered alike throughout</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n characters too many</source>
   <translation>
    <numerusform>%n character too many</numerusform>
    <numerusform>%n characters too many</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n day(s)</source>
   <translation>
    <numerusform>%n day</numerusform>
    <numerusform>%n days</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n device(s)</source>
   <translation>
    <numerusform>%n device</numerusform>
    <numerusform>%n devices</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n keys came too fast and were not taken. Please look at the answer.</source>
   <translation>
    <numerusform>%n key came too fast and was not taken. Please look at the answer.</numerusform>
    <numerusform>%n keys came too fast and were not taken. Please look at the answer.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n more characters fit</source>
   <translation>
    <numerusform>%n more character fits</numerusform>
    <numerusform>%n more characters fit</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n person(s) erased in this study</source>
   <translation>
    <numerusform>%n person erased in this study</numerusform>
    <numerusform>%n people erased in this study</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n person(s) found</source>
   <translation>
    <numerusform>%n person found</numerusform>
    <numerusform>%n people found</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n point(s)</source>
   <translation>
    <numerusform>%n point</numerusform>
    <numerusform>%n points</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n satellite(s)</source>
   <translation>
    <numerusform>%n satellite</numerusform>
    <numerusform>%n satellites</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n so far</source>
   <translation>
    <numerusform>%n so far</numerusform>
    <numerusform>%n so far</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n still open. Enter goes there.</source>
   <translation>
    <numerusform>%n question still open. Enter goes there.</numerusform>
    <numerusform>%n questions still open. Enter goes there.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Wait %n seconds, then try again.</source>
   <translation>
    <numerusform>Wait %n second, then try again.</numerusform>
    <numerusform>Wait %n seconds, then try again.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>after %n minute(s) without input</source>
   <translation>
    <numerusform>after %n minute without input</numerusform>
    <numerusform>after %n minutes without input</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>and %n more</source>
   <translation>
    <numerusform>and %n more</numerusform>
    <numerusform>and %n more</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>{state}, {x} from the left, {y} from the top, %n lines</source>
   <translation>
    <numerusform>{state}, {x} from the left, {y} from the top, %n line</numerusform>
    <numerusform>{state}, {x} from the left, {y} from the top, %n lines</numerusform>
   </translation>
  </message>
 </context>
</TS>

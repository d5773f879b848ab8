"""A small questionnaire that asks for consent and says what is recorded."""

from cxfield.questionnaire.model import Questionnaire
from cxfield.questionnaire.xform_reader import read_xform

FORM = """<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
 xmlns:jr="http://openrosa.org/javarosa" xmlns:cx="urn:cxfield:xforms">
<h:head><h:title>Recorded</h:title><model>
<instance><data id="recorded" version="1"><may_record/><name/><secret/><opinion/><why/>
<person jr:template=""><name/><pin/></person></data></instance>
<bind nodeset="/data/may_record" type="string" cx:metric="recording-consent" cx:missing="dk rf"/>
<bind nodeset="/data/name" type="string"/>
<bind nodeset="/data/secret" type="string"/>
<bind nodeset="/data/opinion" type="string"/>
<bind nodeset="/data/why" type="string"/>
<bind nodeset="/data/person/name" type="string"/>
<bind nodeset="/data/person/pin" type="string"/>
</model></h:head>
<h:body>
<select1 ref="/data/may_record"><label>May we record?</label>
<item><label>Yes</label><value>1</value></item><item><label>No</label><value>2</value></item></select1>
<input ref="/data/name"><label>Name</label></input>
<input ref="/data/secret" cx:record="never"><label>Secret</label></input>
<group cx:record="sample=0.5"><label>Opinions</label>
<input ref="/data/opinion"><label>Opinion</label></input>
<input ref="/data/why" cx:record="always"><label>Why</label></input></group>
<group ref="/data/person"><label>Person</label><repeat nodeset="/data/person" cx:record="always">
<input ref="/data/person/name"><label>Name</label></input>
<input ref="/data/person/pin" cx:record="never"><label>PIN</label></input></repeat></group>
</h:body></h:html>"""

WHOLE = FORM.replace('<data id="recorded"', '<data cx:record="always" id="recorded"')


def read(xform: str) -> Questionnaire:
    return read_xform(xform.encode(), folder=None)

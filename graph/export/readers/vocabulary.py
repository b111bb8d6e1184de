"""How a fact is said in RDF, written down a second time: the exporter has a table
of its own, and a slip in either shows.

A line is a field of graph.Facts, the property that says it, and its shape:

word       a string, not stated where it is empty
date       the same, with a datatype as precise as it is
flag       true, or not stated
whole      an integer, always stated
number     a double, always stated
node       another node, not stated where there is none
type       the property that a relation draws
nodes=N    nodes; of several, their order is a property of its own, order-of-N
words      strings in their order, as one JSON array
texts      a text a language
names      several texts a language
set=C      records of class C without a life of their own
list=C     the same, each with its place from 1
"""
PREFIXES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "prov": "http://www.w3.org/ns/prov#",
    "schema": "https://schema.org/",
    "org": "http://www.w3.org/ns/org#",
    "oa": "http://www.w3.org/ns/oa#",
    "stemma": "urn:stemma:ns#",
}

TABLE = """
Meetings schema:Event
  Type dcterms:type word
  Names rdfs:label texts
  Aliases skos:altLabel names
  Forum schema:organizer node
  Series stemma:series word
  Place schema:location word
  Country schema:addressCountry word
  StartDate schema:startDate date
  EndDate schema:endDate date
  Presidency stemma:presidency node
  Participants schema:attendee nodes=participants
  Follows stemma:previous node
  Identifiers schema:identifier set=Identifier
  Note skos:note word
  Source dcterms:source word
Documents stemma:Document
  Type dcterms:type word
  Titles rdfs:label texts
  Date dcterms:date date
  Meeting prov:wasGeneratedBy node
  TextOf schema:exampleOfWork node
  URL schema:url word
  Language schema:inLanguage word
  Complete stemma:complete flag
  Source dcterms:source word
Witnesses stemma:Witness
  Document dcterms:isFormatOf node
  Language schema:inLanguage word
  Format schema:encodingFormat word
  Source dcterms:source word
  SHA256 stemma:sha256 word
  Quality stemma:quality number
  Text schema:text word
Passages stemma:Passage
  Document dcterms:isPartOf node
  Ref dcterms:identifier word
  Kind dcterms:type word
  Headings stemma:headings words
  Order schema:position whole
  Spans oa:hasSelector set=Span
  Begins stemma:begins word
  Matches stemma:match list=Match
Commitments stemma:Commitment
  Document dcterms:isPartOf node
  Meeting prov:wasGeneratedBy node
  Passage prov:wasQuotedFrom node
  Ref dcterms:identifier word
  Order schema:position whole
  Force stemma:force word
  Topics dcterms:subject nodes=topics
  MadeBy dcterms:creator nodes=actors
  Texts schema:text texts
  Summaries dcterms:abstract texts
  Spans oa:hasSelector set=Span
  Addressees schema:recipient nodes=addressees
  Deadline stemma:deadline word
  Quantities stemma:quantities words
  Hedge stemma:hedge word
  Subset stemma:subset flag
  Aliases stemma:formerly nodes=aliases
  Curator stemma:curator word
  Begins stemma:begins word
  TopicReasons stemma:topic-reasons words
  Readings stemma:reading list=Reading
Actors prov:Agent
  Type dcterms:type word
  Names rdfs:label texts
  Aliases skos:altLabel names
  Parent org:subOrganizationOf node
  Date dcterms:date date
  Identifiers schema:identifier set=Identifier
  Note skos:note word
  Source dcterms:source word
  Unconfirmed stemma:unconfirmed flag
Conventions schema:Legislation
  Type dcterms:type word
  Symbol dcterms:identifier word
  Names rdfs:label texts
  Aliases skos:altLabel names
  AdoptedOn dcterms:issued date
  AdoptedAt prov:wasGeneratedBy node
  Parent dcterms:isPartOf node
  Identifiers schema:identifier set=Identifier
  Note skos:note word
  Source dcterms:source word
  Unconfirmed stemma:unconfirmed flag
Topics skos:Concept
  Names skos:prefLabel texts
  Broader skos:broader node
  Scope skos:scopeNote word
Mentions stemma:Mention
  Witness oa:hasSource node
  Passage dcterms:isPartOf node
  Kind dcterms:type word
  Target oa:hasBody node
  Surface oa:exact word
  Start oa:start whole
  End oa:end whole
  Candidates stemma:candidate list=Candidate
Edges stemma:Relation
  Type rdf:predicate type
  From rdf:subject node
  To rdf:object node
  Method stemma:method word
  Confidence stemma:confidence number
  Status stemma:status word
  Evidence stemma:evidence set=Evidence
  Source dcterms:source word
Unresolved stemma:Unresolved
  Type rdf:predicate type
  From rdf:subject node
  Surface oa:exact word
  Evidence stemma:evidence set=Evidence
  Candidates stemma:candidate list=Candidate
Decisions stemma:Decision
  Verb dcterms:type word
  Subject schema:about node
  Type stemma:of-type word
  From rdf:subject node
  To rdf:object node
  Begins stemma:begins word
  Surface oa:exact word
  As stemma:as-type word
  Target stemma:instead node
  Places schema:location nodes=places
  Cue stemma:cue word
  Confidence stemma:confidence number
  Names skos:altLabel texts
  Start schema:startDate date
  End schema:endDate date
  Force stemma:force word
  Topics dcterms:subject nodes=topics
  Summaries dcterms:abstract texts
  Addressees schema:recipient nodes=addressees
  Deadline stemma:deadline word
  Quantities stemma:quantities words
  Hedge stemma:hedge word
  Curator stemma:curator word
  Date dcterms:date date
  Reason rdfs:comment word
Evidence stemma:Evidence
  Document dcterms:source node
  Witness oa:hasSource node
  Passage prov:wasQuotedFrom node
  Start oa:start whole
  End oa:end whole
  Quote oa:exact word
  Cue stemma:cue word
  Rule stemma:rule word
  Method stemma:method word
  Confidence stemma:confidence number
  Reasons stemma:shared words
  Curator stemma:curator word
  Date dcterms:date date
  Reason rdfs:comment word
Span oa:TextPositionSelector
  Witness oa:hasSource node
  Start oa:start whole
  End oa:end whole
Identifier schema:PropertyValue
  Scheme schema:propertyID word
  Value schema:value word
Candidate stemma:Candidate
  ID stemma:candidate-node node
  Score stemma:score number
  Why stemma:why word
Reading stemma:Reading
  Language schema:inLanguage word
  Witness oa:hasSource node
  Start oa:start whole
  End oa:end whole
  Force stemma:force word
  Deadline stemma:deadline word
  Quantities stemma:quantities words
  Hedge stemma:hedge word
  Subset stemma:subset flag
  Addressees schema:recipient nodes=addressees
  Names schema:mentions nodes=names
  Confidence stemma:confidence number
  Grounds stemma:shared words
Match stemma:Match
  Witness oa:hasSource node
  Confidence stemma:confidence number
  Grounds stemma:shared words
  Force stemma:force word
"""


def expand(name):
    prefix, local = name.split(":")
    return PREFIXES[prefix] + local


def parsed():
    classes = {}
    for line in TABLE.strip().splitlines():
        if not line.startswith(" "):
            name, term = line.split()
            fields = []
            classes[name] = (expand(term), fields)
            continue
        field, term, shape = line.split()
        kind, _, of = shape.partition("=")
        fields.append((field, expand(term), kind, of))
    return classes


# By name: its RDF class and its fields, each (field, property, shape, of what).
CLASSES = parsed()

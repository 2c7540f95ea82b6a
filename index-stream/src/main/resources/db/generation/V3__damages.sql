-- Which copies of documents are damaged: a document is, when the copy that its row names is. A table
-- of its own, so that neither the order of the two events nor a later version of the document makes
-- a difference.
create table damages (
    file_id    uuid not null,
    element_id text not null,
    primary key (file_id, element_id)
);

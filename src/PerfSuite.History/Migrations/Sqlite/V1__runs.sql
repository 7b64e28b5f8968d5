create table run (
  no integer primary key,
  id text not null,
  machine text not null,
  profile text not null,
  started_utc text not null,
  version text not null,
  revision text,
  branch text,
  dirty integer not null,
  kernel text not null,
  runtime text not null,
  read_ahead_kib integer,
  card text not null,
  unique (machine, id)
);
create index run_of_machine on run (machine, started_utc);
create table timed_case (
  no integer primary key,
  name text not null unique
);
-- No foreign keys: points are written in the transaction that writes their run and case, and checking each would cost more than writing it.
create table point (
  case_no integer not null,
  run_no integer not null,
  ratio real not null,
  lower real not null,
  upper real not null,
  confidence real not null,
  verdict text not null,
  sweeps text not null,
  primary key (case_no, run_no)
) without rowid;

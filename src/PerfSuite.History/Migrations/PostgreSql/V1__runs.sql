create table run (
  no bigint primary key generated always as identity,
  id text not null,
  machine text not null,
  profile text not null,
  started_utc timestamptz not null,
  version text not null,
  revision text,
  branch text,
  dirty boolean not null,
  kernel text not null,
  runtime text not null,
  read_ahead_kib bigint,
  card text not null,
  unique (machine, id)
);
create index run_of_machine on run (machine, started_utc);
create table timed_case (
  no bigint primary key generated always as identity,
  name text not null unique
);
-- No foreign keys: points are written in the transaction that writes their run and case, and checking each would cost more than writing it.
create table point (
  case_no bigint not null,
  run_no bigint not null,
  ratio double precision not null,
  lower double precision not null,
  upper double precision not null,
  confidence double precision not null,
  verdict text not null,
  sweeps text not null,
  primary key (case_no, run_no)
);

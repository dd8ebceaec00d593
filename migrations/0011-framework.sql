-- Who put a version that no user put, such as the command line; null on the first start. And which one it brought back.
alter table framework_versions
  add column authorized_by text,
  add column restores int references framework_versions (number);

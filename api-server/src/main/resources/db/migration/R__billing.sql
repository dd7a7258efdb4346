-- Holds what a video costs: of the free allowance if that is tried and suffices, else of money. Answers with the
-- tier that it gets, or with the reason why it gets none. Locks, in this order: free lots, spend, lots.
create or replace function reserve(
  p_video text, p_organization text, p_project text, p_key text,
  p_free_ms bigint,      -- null: do not try the allowance
  p_daily_ms bigint,
  p_tier text,           -- null: do not try money
  p_amount bigint, p_standard bigint, p_price text, p_quote text, p_start_within double precision,
  p_burst_paid bigint[], p_burst_days int[], p_burst_cap bigint[])
returns text language plpgsql as $$
declare
  lot record;
  legs int := 0;
  rest bigint := p_amount;
  part bigint;
  today date := (now() at time zone 'utc')::date;
  this_month date := date_trunc('month', now() at time zone 'utc')::date;
  broken text;
  cap bigint;
  paid bigint;
  age interval;
begin
  if p_free_ms is not null then
    if p_daily_ms > 0 then
      insert into ledger_account (id, organization_id, ledger, code, credits_posted, expires_at)
        values ('free:' || p_organization || ':' || today, p_organization, 2, 'free_day', p_daily_ms,
          (today + 1) at time zone 'utc')
        on conflict do nothing;
      if found then
        insert into ledger_transfer (id, organization_id, ledger, kind, code, debit_account, credit_account, amount,
            group_id, actor)
          values ('grant:free:' || p_organization || ':' || today, p_organization, 2, 'single', 'grant',
            'house:granted_ms', 'free:' || p_organization || ':' || today, p_daily_ms, p_organization, 'system');
      end if;
    end if;
    select id into lot from ledger_account
      where organization_id = p_organization and ledger = 2 and code = 'free_day' and expires_at > now()
        and credits_posted - debits_posted - debits_pending >= p_free_ms
      order by expires_at, id limit 1 for update;
    if found then
      update ledger_account set debits_pending = debits_pending + p_free_ms where id = lot.id;
      insert into ledger_transfer (id, organization_id, ledger, kind, code, debit_account, credit_account, amount,
          group_id, actor)
        values ('reserve:' || p_video || ':1', p_organization, 2, 'pending', 'reserve', lot.id, 'house:used_ms',
          p_free_ms, p_video, p_key);
      insert into reservation (video_id, organization_id, project_id, api_key_id, tier, amount_micro, standard_micro,
          free_ms)
        values (p_video, p_organization, p_project, p_key, 'flex', 0, 0, p_free_ms);
      return 'flex';
    end if;
    if p_tier is null then return 'free_allowance_exhausted'; end if;
  end if;

  if exists (select from billing_account where organization_id = p_organization and frozen_at is not null) then
    return 'billing_hard_limit_reached';
  end if;

  if p_amount > 0 then
    insert into spend as s (scope, subject_id, period, micro)
      values ('organization', p_organization, this_month, p_amount), ('project', p_project, this_month, p_amount),
        ('api_key', p_key, this_month, p_amount)
      on conflict (scope, subject_id, period) do update set micro = s.micro + excluded.micro;
    select l.scope || '_spend_limit_exceeded' into broken
      from (
        select scope, subject_id, micro from spend_limit
          where (scope, subject_id) in (('organization', p_organization), ('project', p_project))
        union all
        select 'api_key', id, monthly_cap_micro from api_key where id = p_key and monthly_cap_micro is not null
      ) l join spend s on s.scope = l.scope and s.subject_id = l.subject_id and s.period = this_month
      where s.micro > l.micro
      order by l.scope desc limit 1;
    if found then return broken; end if;

    if p_tier = 'priority' then
      select coalesce(sum(credits_posted), 0), now() - min(created_at) into paid, age
        from ledger_account where organization_id = p_organization and ledger = 1 and code = 'paid';
      select max(c) into cap from unnest(p_burst_paid, p_burst_days, p_burst_cap) as t (p, d, c)
        where p <= paid and make_interval(days => d) <= coalesce(age, interval '0');
      insert into spend as s (scope, subject_id, period, micro)
        values ('burst', p_organization, today, p_amount)
        on conflict (scope, subject_id, period) do update set micro = s.micro + excluded.micro
        returning s.micro into part;
      if cap is not null and part > cap then return 'organization_usage_limit_exceeded'; end if;
    end if;

    -- All are locked in one order before any is used in another.
    perform 1 from ledger_account
      where organization_id = p_organization and ledger = 1 and code in ('paid', 'promo')
        and credits_posted > debits_posted + debits_pending
      order by id for update;
    for lot in
      select id, credits_posted - debits_posted - debits_pending as free from ledger_account
      where organization_id = p_organization and ledger = 1 and code in ('paid', 'promo')
        and credits_posted > debits_posted + debits_pending and (expires_at is null or expires_at > now())
      order by priority, expires_at nulls last, code desc, created_at, id
    loop
      exit when rest = 0;
      part := least(rest, lot.free);
      legs := legs + 1;
      update ledger_account set debits_pending = debits_pending + part where id = lot.id;
      insert into ledger_transfer (id, organization_id, ledger, kind, code, debit_account, credit_account, amount,
          group_id, actor)
        values ('reserve:' || p_video || ':' || legs, p_organization, 1, 'pending', 'reserve', lot.id,
          'house:revenue', part, p_video, p_key);
      rest := rest - part;
    end loop;
    if rest > 0 then return 'credit_balance_exhausted'; end if;
  end if;

  insert into reservation (video_id, organization_id, project_id, api_key_id, tier, price_id, quote_id, amount_micro,
      standard_micro, free_ms, start_by)
    values (p_video, p_organization, p_project, p_key, p_tier, p_price, p_quote, p_amount, p_standard, 0,
      now() + make_interval(secs => p_start_within));
  return p_tier;
end $$;

-- Posts what a video cost and returns the rest; false when that was done before. Locks: reservation, spend, lots.
create or replace function settle(p_video text, p_captured bigint, p_captured_ms bigint, p_why text, p_actor text)
returns boolean language plpgsql as $$
declare
  r reservation;
  leg record;
  rest bigint;
  part bigint;
  legs int := 0;
begin
  select * into r from reservation where video_id = p_video for update;
  if not found or r.settled_at is not null then return false; end if;

  if r.amount_micro > p_captured then
    perform 1 from spend where scope = 'organization' and subject_id = r.organization_id
      and period = date_trunc('month', r.created_at at time zone 'utc')::date for update;
    update spend set micro = micro - (r.amount_micro - p_captured)
      where (scope, subject_id) in
          (('organization', r.organization_id), ('project', r.project_id), ('api_key', r.api_key_id))
        and period = date_trunc('month', r.created_at at time zone 'utc')::date;
    update spend set micro = micro - (r.amount_micro - p_captured)
      where r.tier = 'priority' and scope = 'burst' and subject_id = r.organization_id
        and period = (r.created_at at time zone 'utc')::date;
  end if;

  perform 1 from ledger_account
    where id in (select debit_account from ledger_transfer where group_id = p_video and kind = 'pending')
    order by id for update;
  rest := p_captured + p_captured_ms;  -- one of them is zero: a video is paid for or free
  for leg in
    select * from ledger_transfer where group_id = p_video and kind = 'pending' order by sequence
  loop
    part := least(rest, leg.amount);
    rest := rest - part;
    legs := legs + 1;
    insert into ledger_transfer (id, organization_id, ledger, kind, code, debit_account, credit_account, amount,
        pending_id, group_id, actor)
      values ('settle:' || p_video || ':' || legs, leg.organization_id, leg.ledger,
        case when part > 0 then 'post' else 'void' end, case when part > 0 then 'capture' else 'release' end,
        leg.debit_account, leg.credit_account, case when part > 0 then part else leg.amount end, leg.id, p_video,
        p_actor);
    -- What comes back to a lot that has expired meanwhile can be spent for another week.
    update ledger_account
      set debits_pending = debits_pending - leg.amount, debits_posted = debits_posted + part,
          expires_at = case when part < leg.amount and expires_at < now() then now() + interval '7 days'
            else expires_at end
      where id = leg.debit_account;
  end loop;
  if rest > 0 then raise exception 'video % captures more than it holds', p_video; end if;

  update reservation
    set settled_at = now(), captured_micro = p_captured, captured_ms = p_captured_ms, why = p_why
    where video_id = p_video;
  update video set cost_micro = p_captured where id = p_video;
  return true;
end $$;

import { table } from '../kernel/index.ts'

/**
 * Where units and money come from and go to outside the market: minting and the settlement bank. Only these may stand
 * below zero, so that every product sums to zero over all accounts.
 */
export const unitSource = 'source:units'
export const cashSource = 'source:cash'

/** Where units end. The database lets nothing leave it, whatever the code above does. */
export const cancelledAccount = 'R-cancelled'

/**
 * Looked up by account only. An index by product would tempt the planner away from the key, to a scan of everybody's holdings.
 */
export const holding = table({
  name: 'holding',
  kind: 'projection',
  key: ['account', 'product', 'state'],
  columns: `
    account text not null, product text not null, state text not null, quantity bigint not null,
    primary key (account, product, state),
    constraint nothing_below_zero check (quantity >= 0 or account like 'source:%')`,
})

/**
 * Which account each serial number stands in. The blocks of a product tile 1..n: each start but the first follows another
 * block's end, so no number can stand twice and none can be lost, whatever the code above does.
 */
export const serialBlock = table({
  name: 'serial_block',
  kind: 'projection',
  key: ['product', 'startAt'],
  columns: `
    product text not null, start_at bigint not null, end_at bigint not null, account text not null, follows bigint,
    primary key (product, start_at),
    constraint each_end_once unique (product, end_at),
    constraint start_before_end check (start_at <= end_at),
    constraint first_or_following check ((start_at = 1 and follows is null) or follows = start_at - 1),
    constraint no_gap foreign key (product, follows) references serial_block (product, end_at) deferrable initially deferred`,
  indexes: ['account, product, start_at'],
})

export const posting = table({
  name: 'posting',
  kind: 'projection',
  key: ['event', 'line'],
  columns: `
    event text not null, line int not null, business_day date not null, product text not null,
    quantity bigint not null check (quantity > 0),
    from_account text not null, from_state text not null, to_account text not null, to_state text not null, blocks jsonb,
    primary key (event, line), constraint nothing_leaves_cancelled check (from_account <> '${cancelledAccount}')`,
  indexes: ['from_account, business_day', 'to_account, business_day'],
})

export const ledgerTables = [holding, serialBlock, posting]

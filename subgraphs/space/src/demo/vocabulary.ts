/** What a team builds, and how its projects are grouped. */
export type Theme = {
  groups: readonly string[]
  projects: readonly (readonly [name: string, group: number, about: string])[]
}

/** Names of projects per theme, believable together. `group` is an index into `groups`. */
export const THEMES: Record<string, Theme> = {
  payments: {
    groups: ['Payment services', 'Ledger', 'Payment operations'],
    projects: [
      ['Payments API', 0, 'Takes card and bank payments from every shop.'],
      ['Checkout Widget', 0, 'The payment form that shops embed.'],
      ['Refund Worker', 0, 'Works through refunds and partial refunds.'],
      ['Ledger', 1, 'Double-entry record of every movement of money.'],
      ['Settlement Batch', 1, 'Nightly settlement with the acquirers.'],
      ['Fraud Scoring', 0, 'Scores each payment before it is authorised.'],
      ['Dispute Desk', 2, 'Where staff answer chargebacks.'],
      ['Payout Scheduler', 1, 'Plans payouts to merchants.'],
      ['Acquirer Gateway', 0, 'Speaks to the acquiring banks.'],
      ['Reconciliation Reports', 2, 'Daily reports for finance.'],
    ],
  },
  storefront: {
    groups: ['Storefront web', 'Catalogue', 'Ordering'],
    projects: [
      ['Storefront Web', 0, 'The shop that customers see.'],
      ['Search Service', 1, 'Product search and suggestions.'],
      ['Cart Service', 2, 'Baskets, vouchers and stock holds.'],
      ['Product Catalogue', 1, 'Products, variants and prices.'],
      ['Order Service', 2, 'Takes orders and follows them.'],
      ['Image Resizer', 1, 'Resizes product pictures on demand.'],
      ['Recommendation Engine', 1, 'What else a customer may like.'],
      ['Content Pages', 0, 'Help pages, campaigns, landing pages.'],
      ['Voucher Service', 2, 'Issues and redeems vouchers.'],
      ['Mobile Backend', 0, 'The interface behind the phone apps.'],
    ],
  },
  logistics: {
    groups: ['Warehouse', 'Delivery', 'Integrations'],
    projects: [
      ['Warehouse Control', 0, 'Directs picking and packing.'],
      ['Route Planner', 1, 'Plans the vans of each depot.'],
      ['Parcel Tracking', 1, 'Where is my parcel.'],
      ['Stock Ledger', 0, 'What lies where.'],
      ['Carrier Hub', 2, 'Labels and manifests for all carriers.'],
      ['Returns Portal', 1, 'Where customers send things back.'],
      ['Handheld App Backend', 0, 'Serves the scanners in the halls.'],
      ['Customs Documents', 2, 'Export papers for parcels overseas.'],
      ['Slotting Optimiser', 0, 'Chooses the shelf for each article.'],
    ],
  },
  identity: {
    groups: ['Accounts', 'Access', 'Communication'],
    projects: [
      ['Account Service', 0, 'Customers and their settings.'],
      ['Login Web', 1, 'Sign-in, sign-up and recovery.'],
      ['Consent Register', 0, 'Who agreed to what, and when.'],
      ['Token Service', 1, 'Issues and revokes access tokens.'],
      ['Notification Service', 2, 'Sends e-mail, text and push messages.'],
      ['Address Book', 0, 'Addresses, checked and normalised.'],
      ['Loyalty Programme', 0, 'Points and tiers.'],
      ['Template Studio', 2, 'Where marketing writes messages.'],
    ],
  },
  data: {
    groups: ['Pipelines', 'Reporting', 'Models'],
    projects: [
      ['Event Collector', 0, 'Takes in events from every system.'],
      ['Data Warehouse Loader', 0, 'Loads the warehouse each hour.'],
      ['Sales Dashboards', 1, 'Figures of the day for management.'],
      ['Demand Forecast', 2, 'Tomorrow’s demand per shop and article.'],
      ['Price Watch', 2, 'Follows competitors’ prices.'],
      ['Data Catalogue', 1, 'What data there is and whose it is.'],
      ['Stream Processor', 0, 'Joins and windows over event streams.'],
      ['Customer Segments', 2, 'Groups customers by behaviour.'],
    ],
  },
  cards: {
    groups: ['Card vault', 'Authorisation'],
    projects: [
      ['Card Vault', 0, 'Keeps card numbers and gives tokens for them.'],
      ['Authorisation Switch', 1, 'Routes authorisations to the schemes.'],
      ['Key Management', 0, 'Keys and their rotation, on hardware modules.'],
      ['3-D Secure Server', 1, 'Challenges the card holder where needed.'],
      ['Tokenisation API', 0, 'Exchanges card numbers for network tokens.'],
      ['Scheme Reporting', 1, 'Reports that the card schemes ask for.'],
      ['PIN Services', 0, 'Sets and verifies PINs.'],
    ],
  },
}

/** Where a theme's own names do not suffice, these are added to them. */
export const VARIANTS = [
  'Admin',
  'Worker',
  'Gateway',
  'Batch',
  'Sync',
  'Mobile',
  'Reports',
  'Archive',
  'Bridge',
  'Monitor',
]

/** First lines of release notes. */
export const NOTES = [
  'Fix a rounding error in totals.',
  'Faster start: caches are filled in the background.',
  'Update libraries with security fixes.',
  'Retry once when the neighbour closes an idle connection.',
  'New field in the export; the old one stays until next quarter.',
  'Reduce memory of the nightly job.',
  'Show the reason when a request is refused.',
  'Move a slow query to the replica.',
  'Feature switch for the new page, off by default.',
  'Correct the time zone in reports.',
]

/** First lines of commits. */
export const COMMITS = [
  'Round half to even, as the ledger does',
  'Close the connection when the request is cancelled',
  'Take the new version of the logging library',
  'Read the limit from the settings',
  'Test what happens when the neighbour is away',
  'Say which field is wrong',
  'Remove the switch of the old page',
  'Index what the nightly job looks for',
  'Do not log addresses of customers',
  'Retry once after a serialisation failure',
] as const

/** Titles of pieces of work. */
export const WORK = [
  'Customers see the wrong total',
  'Exports take too long at the end of the month',
  'Support wants to see why a request was refused',
  'New page for returning customers',
  'Audit asks for the history of addresses',
] as const

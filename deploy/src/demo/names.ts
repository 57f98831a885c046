/** How releases and receipts get to and from a Zone: over the network, or carried by people. */
export type ZoneKind = 'CONNECTED' | 'DISCONNECTED'

/** The three Zones of every demo fleet, in this order. Spaces in the last one can be read, but nothing is carried there over the network. */
export const ZONES: readonly { name: string; description: string; kind: ZoneKind }[] = [
  {
    name: 'Brisbane',
    description: 'Where development is, and production for Asia and the Pacific.',
    kind: 'CONNECTED',
  },
  { name: 'Frankfurt', description: 'Production for Europe; its data stays there.', kind: 'CONNECTED' },
  {
    name: 'PCI Production',
    description: 'Card data. Held apart for PCI DSS: people carry releases in, and receipts out.',
    kind: 'DISCONNECTED',
  },
]

/** The first Instances by name and Zone; more follow them in turn. */
export const INSTANCES = [
  { name: 'Brisbane Core', zone: 0 },
  { name: 'Brisbane Retail', zone: 0 },
  { name: 'Frankfurt', zone: 1 },
  { name: 'PCI Production', zone: 2 },
] as const

/** The first Spaces: the company's divisions. `instance` is an index into INSTANCES. */
export const SPACES = [
  { name: 'Payments', theme: 'payments', instance: 0, about: 'Everything that takes and moves money.' },
  { name: 'Storefront', theme: 'storefront', instance: 1, about: 'The shops that customers see.' },
  { name: 'Logistics', theme: 'logistics', instance: 1, about: 'Warehouses, vans and parcels.' },
  { name: 'Customer Accounts', theme: 'identity', instance: 2, about: 'Accounts, sign-in and consent.' },
  { name: 'Data Platform', theme: 'data', instance: 0, about: 'Events, reports and forecasts.' },
  { name: 'Card Services', theme: 'cards', instance: 3, about: 'Card numbers, keys and authorisation.' },
] as const

/** Divisions of further Spaces, each combined with a theme. */
export const DIVISIONS = [
  'Wholesale',
  'Marketplace',
  'Pharmacy',
  'Travel',
  'Insurance',
  'Energy',
  'Media',
  'Academy',
] as const

/** Parts of customers' names; 40 x 30 x 6 different ones. */
export const TENANT_FIRST = [
  ...['Alder', 'Amber', 'Baywater', 'Beacon', 'Birch', 'Bluegum', 'Bridge', 'Cedar', 'Clearwater', 'Cobalt'],
  ...['Copper', 'Crescent', 'Dune', 'Eastgate', 'Elm', 'Fairview', 'Falcon', 'Fern', 'Glen', 'Granite'],
  ...['Harbour', 'Hazel', 'Highland', 'Iron', 'Juniper', 'Kestrel', 'Lakeside', 'Lark', 'Linden', 'Maple'],
  ...['Meridian', 'Northfield', 'Oak', 'Pelican', 'Quarry', 'Raven', 'Silver', 'Summit', 'Tidal', 'Willow'],
]
export const TENANT_SECOND = [
  ...['Pharmacies', 'Markets', 'Outfitters', 'Bakeries', 'Books', 'Cycles', 'Clinics', 'Hotels', 'Motors', 'Foods'],
  ...['Gardens', 'Optics', 'Sports', 'Toys', 'Textiles', 'Furniture', 'Electronics', 'Stationers', 'Coffee', 'Wines'],
  ...['Hardware', 'Travel', 'Music', 'Jewellers', 'Footwear', 'Dairies', 'Seafood', 'Florists', 'Cosmetics', 'Tools'],
]
export const TENANT_LAST = ['', ' Group', ' & Co', ' Trading', ' Retail', ' Holdings']

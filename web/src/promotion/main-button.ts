/** How the one button looks that a view is for. */
export const MAIN_BUTTON =
  'inline-flex h-9 items-center justify-center rounded-lg bg-accent px-4 font-medium text-on-accent transition-opacity hover:opacity-90 aria-disabled:opacity-60 disabled:cursor-default disabled:opacity-60'

/** How the one button looks that a page is for. */
export const PRIMARY =
  'control border-accent! bg-accent! font-medium text-on-accent! hover:opacity-90 aria-disabled:opacity-60'

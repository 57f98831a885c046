'use client'

import dynamic from 'next/dynamic'

/** The choice of a table's columns; its script comes when it is first looked at. */
export const ColumnChoices = dynamic(() => import('./column-choices').then((module) => module.ColumnChoices), {
  ssr: false,
})

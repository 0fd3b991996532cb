/** La promesse, ou une erreur si elle n'a pas répondu dans ce délai (millisecondes). Ce qu'elle faisait continue, sans être attendu. */
export async function auPlus<T>(delai: number, promesse: Promise<T>): Promise<T> {
  let minuterie: NodeJS.Timeout | undefined
  const terme = new Promise<never>((_suite, echec) => {
    minuterie = setTimeout(() => echec(new Error(`Pas de réponse en ${delai} ms.`)), delai)
  })
  return Promise.race([promesse, terme]).finally(() => clearTimeout(minuterie))
}

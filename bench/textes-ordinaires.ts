/** Des textes comme on en écrit, d'une longueur donnée : un par genre de mise en forme. */
export function textesOrdinaires(signes: number): Record<string, string> {
  const emplir = (morceau: (n: number) => string): string => {
    let texte = ''
    for (let n = 1; texte.length < signes; n++) texte += morceau(n)
    // Coupé à une fin de ligne : le dernier morceau reste bien formé.
    return texte.slice(0, texte.lastIndexOf('\n', signes))
  }
  const phrase =
    'Réunir des habitants, des élus et des chercheurs autour d’une même table demande du temps, un lieu et une question partagée. '
  return {
    paragraphes: emplir((n) => `${n % 8 === 1 ? `## Partie ${n}\n\n` : ''}${phrase.repeat(4)}**Important** et *nuancé*.\n\n`),
    listes: emplir(
      (n) => `- Inviter ${n} personnes\n  - par courrier\n  - de vive voix\n${n % 12 === 0 ? '\n1. Compter\n2. Recompter\n\n' : ''}`,
    ),
    tableaux: emplir((n) =>
      n % 40 === 1 ? '\n| Commune | Habitants | Projet |\n|---|---:|:-:|\n' : `| Commune ${n} | ${n * 37} | Jardin partagé |\n`,
    ),
    liens: emplir((n) => `Voir [la fiche ${n}](https://exemple.fr/fiche/${n} "Fiche"), https://exemple.fr/${n} et [ici](/ressources).\n\n`),
    code: emplir((n) => `Le relevé \`n${n}\` :\n\n\`\`\`\ncommune;habitants\nn${n};${n * 12}\n\`\`\`\n\n`),
  }
}

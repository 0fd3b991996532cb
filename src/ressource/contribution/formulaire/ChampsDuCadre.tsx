import { texteDe } from '#champ/saisie.ts'
import { Champ } from '#interface/Champ.tsx'
import { type Cadre, champsDuCadre } from '#ressource/cadre.tsx'
import type { Erreurs, Saisie } from '#socle/formulaire.ts'

const questions: Record<keyof Cadre, { libelle: string; aide?: string }> = {
  besoin: { libelle: 'Le besoin', aide: "Ce qui manquait, pour qui, et comment on l'a su." },
  spheres: {
    libelle: "Qui s'y est mis",
    aide: 'Collectivités, associations, entreprises, recherche : qui, de quelle sphère, dans quel rôle.',
  },
  fait: { libelle: 'Ce qui a été fait', aide: 'Dans l’ordre, simplement.' },
  cout: { libelle: 'Ce que cela a coûté', aide: 'En argent, en temps, en bras.' },
  duree: { libelle: 'Le temps que cela a pris' },
  effets: { libelle: 'Ce que cela a changé', aide: 'Ce qui se voit, et comment on le sait.' },
  reprendre: { libelle: 'Ce que l’on peut reprendre ailleurs' },
  limites: { libelle: "Ce qui n'a pas marché", aide: 'Souvent le plus utile aux autres.' },
}

export const libellesDuCadre: Record<string, string> = Object.fromEntries(
  champsDuCadre.map((champ) => [`cadre_${champ}`, questions[champ].libelle]),
)

/** Les questions d'un exemple ; la feuille de style ne les montre que si « exemple » est choisi. */
export function ChampsDuCadre({ saisie, erreurs }: { saisie: Saisie; erreurs: Erreurs }) {
  return (
    <section class="fiche-question contribuer-cadre" aria-labelledby="le-cadre">
      <h2 id="le-cadre">L'exemple, du besoin à l'effet</h2>
      <p class="champ-aide">Pour un exemple seulement. Laissez vide ce que vous ne savez pas.</p>
      {champsDuCadre.map((champ) => (
        <Champ
          key={champ}
          nom={`cadre_${champ}`}
          libelle={questions[champ].libelle}
          aide={questions[champ].aide}
          type="textarea"
          lignes={3}
          valeur={texteDe(saisie, `cadre_${champ}`)}
          erreur={erreurs[`cadre_${champ}`]}
        />
      ))}
    </section>
  )
}

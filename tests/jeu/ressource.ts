import { cleDeConfirmation } from '#fiche/fraicheur/cles-de-fraicheur.ts'
import { creerRessource } from '#ressource/ressource.factory.ts'
import { updateUsages } from '#ressource/usage.repository.ts'
import type { Db } from '#socle/db.ts'
import type { QuiEssaie } from './qui-essaie.ts'

const corps = `## Avant la réunion

Inviter dix personnes[^1], dont la moitié ne se connaît pas.

| Qui | Combien |
|:--|--:|
| Élus | 3 |
| Associations | 4 |

## Pendant

1. Un tour de table ;
2. des groupes de trois ;
3. une alliance à dire en une phrase.

### Ce qu'il faut dans la salle

- [x] des chaises
- [ ] un tableau

## Après

> Tout ce qui n'est pas écrit est perdu.

[^1]: Davantage, et l'on ne s'entend plus.`

const cadre = {
  besoin: 'Des lucioles **sans table**.',
  spheres: 'Une commune, deux associations, une entreprise.',
  fait: 'Trois réunions, puis une table commune.',
  cout: '1 200 €, dont la moitié en temps.',
  duree: 'Six mois.',
  effets: 'Douze personnes se parlent.',
  reprendre: 'Commencer par un repas.',
  limites: "La deuxième réunion, un vendredi soir : personne n'est venu.",
}

/** De quoi voir pleines les pages de la salle : lire les ressources. `tenue` : un exemple entier, que la tenante tient. */
export async function creerJeu(db: Db, qui: QuiEssaie) {
  const methode = await creerRessource(db, { corps, acteurIds: [qui.fiche.id], estProposition: true })
  const tenue = await creerRessource(db, {
    titre: 'Des lucioles à la même table',
    type: 'exemple',
    corps,
    cadre,
    acteurIds: [qui.fiche.id],
    lieeIds: [methode.id],
    proprietaireId: qui.tenant,
    auteurId: qui.tenant,
    source: 'Compte rendu de l’atelier',
    sourceUrl: 'https://exemple.invalid/lucioles',
  })
  await creerRessource(db, { titre: 'Des lucioles au bord de la mer', adapteeDeId: tenue.id, licence: 'droits-reserves' })
  const archivee = await creerRessource(db, { titre: 'Table rangée', etat: 'archivee', proprietaireId: qui.tenant })
  await updateUsages(db, { salle: 'parcours', objetId: 1, titre: 'Faire alliance', chemin: '/territoires' }, [tenue.id])
  const cle = cleDeConfirmation(tenue, { usage: 'ressource-a-jour' })
  return { methode: methode.slug, tenue: tenue.slug, tenueId: tenue.id, archivee: archivee.slug, cle }
}

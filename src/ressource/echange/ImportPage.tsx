import { Bouton } from '#interface/Bouton.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { AvancementDImport } from '#interface/imports/AvancementDImport.tsx'
import { CompteRenduDImport, ComptesDImport, type MotsDesIssues, type PropsDuCompteRendu } from '#interface/imports/CompteRenduDImport.tsx'
import type { Issue, LigneDeRapport } from '#socle/echange/issue.ts'
import type { SuiviDImport } from '#socle/echange/suivi-import.repository.ts'
import { dateLongue } from '#socle/texte.ts'
import { BrouillonsNes, type PropsDesBrouillons } from './BrouillonsNes.tsx'

const communs = {
  creee: ['ressource créée', 'ressources créées', 'Créée'],
  modifiee: ['modifiée', 'modifiées', 'Modifiée'],
  inchangee: ['inchangée', 'inchangées', 'Inchangée'],
} satisfies Partial<MotsDesIssues>
const mots: MotsDesIssues = { ...communs, refusee: ['ligne refusée', 'lignes refusées', 'Refusée'] }
const motsWordpress: MotsDesIssues = { ...communs, refusee: ['texte laissé de côté', 'textes laissés de côté', 'Laissé de côté'] }

type Props = PropsDuCompteRendu &
  PropsDesBrouillons & { comptes: Record<Issue, number>; adresses: Map<number, { slug: string }>; enAnalyse: boolean }

/** Un import de ressources : son avancement, ce qui reste à décider, son compte rendu. */
export function ImportPage(props: Props) {
  const { suivi, comptes, adresses, enAnalyse } = props
  const chemin = `/ressources/imports/${suivi.id}`
  const deWordpress = suivi.format === 'wxr'
  const fini = suivi.etat === 'fini'
  const lesMots = deWordpress ? motsWordpress : mots
  const nom = ({ ligne, nom: titre }: LigneDeRapport) => {
    const adresse = adresses.get(ligne)
    return adresse ? <a href={`/ressources/${adresse.slug}`}>{titre}</a> : titre
  }
  return (
    <div class="import">
      <FilAriane
        etapes={[
          { libelle: 'Ressources', href: '/ressources' },
          { libelle: 'Imports', href: '/ressources/imports' },
          { libelle: suivi.nomFichier },
        ]}
      />
      <h1>
        {enAnalyse ? 'Analyse' : suivi.simuler ? 'Essai à blanc' : 'Import'} de « {suivi.nomFichier} »
      </h1>
      <p>
        Envoyé le {dateLongue(suivi.creeLe)}
        {suivi.auteur ? ` par ${suivi.auteur}` : ''}. {suivi.etat === 'refuse' ? '' : suivi.message}
      </p>
      <AvancementDImport suivi={suivi} nouveau="/ressources/imports/nouveau" unite={deWordpress ? ['texte', 'textes'] : undefined} />
      {suivi.fait > 0 && <ComptesDImport comptes={comptes} simuler={suivi.simuler} mots={lesMots} />}
      {fini && suivi.simuler && suivi.aSonContenu && <Lancer suivi={suivi} chemin={chemin} />}
      {fini && deWordpress && (
        <p>
          <a href={`${chemin}/medias`}>Les images et fichiers de l'ancien site, à déposer de nouveau</a>
        </p>
      )}
      {fini && !suivi.simuler && (props.brouillons.length > 0 || (props.etats.publiee ?? 0) > 0) && (
        <BrouillonsNes {...props} chemin={chemin} />
      )}
      {suivi.fait > 0 && <CompteRenduDImport {...props} chemin={chemin} mots={lesMots} nom={nom} />}
    </div>
  )
}

function Lancer({ suivi, chemin }: { suivi: SuiviDImport; chemin: string }) {
  return (
    <form method="post" action={`${chemin}/lancer`} class="actions">
      <Bouton>Importer pour de bon</Bouton>
      {suivi.format === 'wxr' ? (
        <Bouton variante="secondaire" href={`${chemin}/correspondances`}>
          Revoir où va chaque rubrique
        </Bouton>
      ) : (
        <Bouton variante="secondaire" href="/ressources/imports/nouveau">
          Envoyer un autre tableau
        </Bouton>
      )}
    </form>
  )
}

import { Bouton } from '#interface/Bouton.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { Message } from '#interface/Message.tsx'
import { Section } from '#interface/Section.tsx'
import { Tableau } from '#interface/Tableau.tsx'
import { config } from '#socle/config.ts'
import type { MembreConnecte } from '#socle/session.ts'
import { pluriel } from '#socle/texte.ts'
import { sorteParcours } from '../parcours.sorte.ts'
import { urlEtape, urlParcours } from '../parcours.ts'
import { libelleDeLaVersion } from '../versions.ts'
import type { VueDeGroupe } from './acces-groupe.ts'
import { DatesDuGroupe } from './DatesDuGroupe.tsx'
import type { EnErreur } from './groupe.schema.ts'
import { avanceeParEtape, peutAnimer, urlGroupe } from './groupe.ts'
import { Inviter, Regler } from './ReglagesDuGroupe.tsx'

type Props = VueDeGroupe & { membre: MembreConnecte; avis: string | undefined; enErreur: EnErreur | undefined }

/** Un groupe, pour ses membres : les dates, où chacun en est (en nombre), qui en est, comment inviter. */
export function GroupePage({ groupe, parcours, etapes, membres, dates, territoire, membre, avis, enErreur }: Props) {
  const recu = (nom: EnErreur['nom']) => (enErreur?.nom === nom ? enErreur : undefined)
  const suivre = etapes[0] ? urlEtape(parcours, etapes[0].etape.cle, groupe.version) : urlParcours(parcours)
  return (
    <>
      <FilAriane etapes={sorteParcours.fil(parcours, groupe.nom)} />
      {avis && avisEnMots[avis] && <Message ton="succes">{avisEnMots[avis]}</Message>}
      <p class="surtitre">
        Groupe de parcours · {libelleDeLaVersion[groupe.version]}
        {territoire && ` · ${territoire}`}
      </p>
      <h1>{groupe.nom}</h1>
      <p class="chapeau">
        {pluriel(membres.length, 'personne suit', 'personnes suivent')} ensemble{' '}
        <a href={`${urlParcours(parcours)}?version=${groupe.version}`}>{parcours.titre}</a>.
      </p>
      <p class="actions">
        <Bouton href={suivre}>Avancer dans le parcours</Bouton>
      </p>
      <div class="corps-et-marge">
        <div>
          <DatesDuGroupe groupe={groupe} etapes={etapes} dates={dates} enErreur={recu('date')} />
          <Avancee etapes={etapes} membres={membres} />
        </div>
        <div class="parcours-marge">
          <Inviter groupe={groupe} adresse={`${config.adresse}${urlGroupe(groupe)}`} enErreur={recu('invitation')} />
          <Section id="equipe" titre="L'équipe">
            <ul>
              {membres.map(({ id, nom }) => (
                <li key={id}>
                  {nom || 'Sans nom'}
                  {id === groupe.creePar && ' · anime le groupe'}
                </li>
              ))}
            </ul>
            <form method="post" action={`${urlGroupe(groupe)}/quitter`}>
              <Bouton variante="discret">{membres.length === 1 ? 'Quitter le groupe, qui disparaîtra' : 'Quitter le groupe'}</Bouton>
            </form>
          </Section>
          {peutAnimer(membre, groupe) && <Regler groupe={groupe} territoire={territoire} enErreur={recu('reglage')} />}
        </div>
      </div>
    </>
  )
}

const avisEnMots: Record<string, string> = {
  cree: 'Le groupe est prêt. Invitez votre équipe, puis posez une première date.',
  rejoint: 'Vous êtes du groupe. Bienvenue !',
  date: "La date est posée. L'agenda de chacun la montrera.",
  retiree: 'La date est retirée.',
  invite: "L'invitation est partie.",
  'deja-invitee': 'Cette adresse a déjà été invitée dans ce groupe : aucun autre courriel ne part. Donnez-lui plutôt le lien.',
  regle: 'Le groupe est à jour.',
}

function Avancee({ etapes, membres }: Pick<Props, 'etapes' | 'membres'>) {
  const lignes = avanceeParEtape(
    etapes,
    membres.map(({ faits }) => faits),
  ).map(({ etape, finies, commencees }) => ({
    etape: `${etape.rang}. ${etape.etape.titre}`,
    finies: `${finies} sur ${membres.length}`,
    commencees: String(commencees),
  }))
  return (
    <Section id="avancee" titre="Où en est le groupe">
      <Tableau
        legendeCachee
        legende="Combien de personnes ont fini ou commencé chaque étape"
        colonnes={[
          { cle: 'etape', libelle: 'Étape' },
          { cle: 'finies', libelle: "L'ont finie", nombre: true },
          { cle: 'commencees', libelle: "L'ont commencée", nombre: true },
        ]}
        lignes={lignes}
      />
      <p class="discret">Des nombres seulement : ce que chacun écrit reste à lui.</p>
    </Section>
  )
}

import { idDeLaCarte, type MotRendu, urlMot } from './mot.ts'

/**
 * Les cartes des mots expliqués dans la page. Chacune s'ouvre sur son mot ; imprimée, ou dans un navigateur qui ne sait
 * pas ouvrir de carte, c'est une liste à la fin.
 */
export function LesMots({ mots }: { mots: readonly MotRendu[] }) {
  const uniques = [...new Map(mots.map((mot) => [mot.code, mot])).values()]
  if (uniques.length === 0) return null
  return (
    <section class="les-mots" aria-label="Les mots de cette page">
      <p class="les-mots-titre">Les mots de cette page</p>
      {uniques.map((mot) => (
        <Carte key={mot.code} mot={mot} />
      ))}
    </section>
  )
}

function Carte({ mot }: { mot: MotRendu }) {
  const id = idDeLaCarte(mot)
  return (
    <div class="mot-carte" id={id} popover="auto" role="group" aria-labelledby={`${id}-terme`}>
      <p class="mot-carte-terme" id={`${id}-terme`}>
        {mot.terme}
      </p>
      <div dangerouslySetInnerHTML={{ __html: mot.html }} />
      <p class="mot-carte-suite">
        <a href={urlMot(mot)}>
          Comment chacun le lit<span class="visuellement-cache"> : {mot.terme}</span>
        </a>
        <button type="button" class="mot-carte-fermer" popovertarget={id} popovertargetaction="hide">
          Fermer
        </button>
      </p>
    </div>
  )
}

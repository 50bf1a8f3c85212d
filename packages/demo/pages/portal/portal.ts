/** The portal page needs nothing but the elements: they take their client from the provider around them. */
import "@carethread/elements/define";
